"""What every answer in JSON looks like: schemas written from the shapes in `exports/data`, never by hand."""
