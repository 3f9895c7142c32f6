"""One procedure and a page style in, the geometry of its flow chart out: plain numbers in millimetres."""
