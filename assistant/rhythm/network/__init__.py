"""The network of the people you know: who belongs together, who knows whom, which way help goes; and its picture."""
