"""Field forms: made as XLSForms from the kinds of entry, and what is filled in read back as rows."""
