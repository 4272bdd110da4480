"""Given names and surnames as they are heard in the region, put together at random: nobody here exists."""

_FEMALE = """
Aaliyah Abena Adriana Aisha Alejandra Alicia Amara Ana Angela Anjali Ashley Beatriz Brianna Camila Carmen Caroline
Catherine Chantal Chloe Crystal Dana Danielle Destiny Diana Ebony Elena Elizabeth Emily Esther Fatima Gabriela
Giovanna Grace Hana Heather Imani Ines Isabel Jada Jasmine Jennifer Joanna Joy Karen Katarzyna Kayla Keisha Kiara
Latoya Laura Leila Linh Lisa Lucia Magdalena Maria Marisol Mei Melissa Michelle Monique Nadia Natalia Nicole Nia
Olivia Patricia Priya Rachel Rebecca Rosa Ruth Samantha Sandra Sarah Shanice Simone Sofia Stephanie Tamika Tanya
Teresa Thuy Tiffany Valentina Vanessa Veronica Victoria Wanda Ximena Yasmin Yesenia Yolanda Zainab Zoe
"""
FEMALE = _FEMALE.split()
_MALE = """
Aaron Adrian Ahmed Alberto Alejandro Andre Andrew Angel Anthony Antonio Arjun Benjamin Brandon Brian Bruno Carlos
Cedric Christian Christopher Curtis Daniel Darnell David Diego Dominic Edgar Eduardo Elijah Emmanuel Eric Ernesto
Fernando Francis Gabriel George Hassan Hector Ibrahim Isaiah Ivan Jamal James Javier Jerome Jesus Joel John Jonathan
Jorge Jose Joseph Joshua Juan Julian Kareem Kevin Kwame Kyle Lamar Leonardo Luis Malik Manuel Marcus Mark Matthew
Michael Miguel Mohamed Nathan Nikhil Omar Oscar Pablo Patrick Paul Pedro Rafael Raymond Ricardo Robert Roberto Ryan
Samuel Sean Sergio Stephen Terrence Thomas Tomasz Tyrone Victor Vincent Wayne William Xavier Yusuf Zachary
"""
MALE = _MALE.split()
_LAST = """
Abbott Acevedo Adeyemi Ahmed Alvarado Amoah Anderson Aponte Arroyo Asante Baker Baptiste Barnes Begum Bell Bennett
Boateng Bonilla Brooks Brown Burgos Calderon Campbell Carrasquillo Carter Castillo Chen Clarke Colon Cooper Cordero
Cruz Cyr Daniels Davis Delgado Desai DiNardo Diaz Dixon Dubois Edwards Ellis Esposito Evans Feliciano Fernandez
Figueroa Fisher Flores Ford Francis Fraser Garcia Gomez Gonzalez Gordon Graham Grant Green Gutierrez Guzman Hall
Harris Henry Hernandez Hill Hoang Howard Hughes Ibrahim Jackson James Jean Jenkins Johnson Jones Joseph Kamara Kaur
Kelly Khan Kim King Kowalski Kumar LaPorte Lebron Lee Lewis Lombardi Lopez Lozada Maldonado Marrero Marshall
Martinez Mason McCarthy Medina Mendez Mensah Miller Mitchell Molina Morales Moore Morgan Morris Murphy Murray
Narvaez Negron Nelson Nguyen Nowak Nunez Ocasio Okafor Oliveira Ortiz Osei Owens Pagan Parker Patel Perez Peters
Phillips Pierre Powell Quinones Ramirez Ramos Reid Reyes Richards Rivera Roberts Robinson Rodriguez Rogers Roman
Romano Rosario Ruiz Russo Saez Sanchez Santana Santiago Santos Scott Serrano Shah Shaw Silva Simmons Singh Smith
Soto Spencer Stewart Sullivan Taylor Thomas Thompson Torres Tran Turner Valentin Vargas Vazquez Vega Velez Walker
Wallace Walsh Ward Washington Watson White Williams Wilson Wojcik Wong Wright Yang Young Zaragoza Zielinski
"""
LAST = _LAST.split()
