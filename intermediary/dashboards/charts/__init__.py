"""Charts as inline SVG with a table twin; `{% include "components/chart.html" with chart=chart %}` shows them."""
