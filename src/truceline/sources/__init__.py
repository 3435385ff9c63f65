"""Reading what people bring: case folders, tables, YAML. Here text becomes rows and trees that know their file and
line; what they mean is settled further right."""
