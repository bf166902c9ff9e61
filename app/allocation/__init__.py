"""The task of each municipality under the Spreidingswet beside the places it has."""
