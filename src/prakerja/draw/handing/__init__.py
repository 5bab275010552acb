"""Each reveal is handed to the witnesses by itself, so that whoever leaves it out is named by one of them."""
