"""What a party runs to check the record alone: one Python file and one page, which import nothing from here."""
