"""What the commands do; each file is one command."""
