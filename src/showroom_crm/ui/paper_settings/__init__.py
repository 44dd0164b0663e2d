"""The showroom's name, its logo, and the order of sections on paper, with a chart beside them."""
