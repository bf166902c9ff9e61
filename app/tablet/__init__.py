"""What every tablet needs, whatever is judged: the service worker, the scripts, who is signed in."""
