"""Drawing themes as SVG: the fishbone of what hinders, the ground of what helps, the months."""
