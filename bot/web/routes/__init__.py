"""What can be asked of the web app, one file each."""
