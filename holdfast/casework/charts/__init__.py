"""Progress over practice: what the picture says (reading), holds (panels, picture), and drawing."""
