"""A file of one passage with one claim, for tests of what reads and scores passages."""

CLAIM = """
language: en
passages:
  - id: a
    text: "Moscow said Kyiv broke it 80 times. Kyiv said nothing."
    gold:
      - sort: claim
        span: "Moscow said Kyiv broke it 80 times."
        slots: {issuer: ru, accused: ua, value: "more than 80", unit: "times"}
"""
