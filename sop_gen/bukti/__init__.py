"""Questions of an evaluation and what is known of an office in, answers with their proof and a range of scores out."""
