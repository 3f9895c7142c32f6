"""STAGE 3: domain in, what each page says out: wording, order, numbering."""
