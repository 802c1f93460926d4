"""Quality: the gate with its floors, and the tables of the documentation."""
