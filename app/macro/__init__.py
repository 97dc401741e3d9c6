"""What the macro does: the only place that joins Bitbucket and rendering."""
