"""What is told of a made-up world, written down: as a case folder, or in columns where there is very much of it.

Every id begins with the mark of an exercise and every source holds it (`values/watermark.py`). The truth is written
apart, under a seal.
"""
