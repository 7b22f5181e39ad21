"""From the paths that a user named to papers: inputs, then jobs, then results."""
