"""Small kinds of value that every room uses. Each is valid from birth; a text that is not one raises ValueError
with a sentence that says what to write instead, and the room that knows the file and row adds them."""
