"""How Dutch writes amounts, numbers, dates and names: plain functions from str to value, shared by the fields."""
