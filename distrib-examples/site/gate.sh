#!/bin/sh
# An application in Python, and the gate beside it. LISTEN and UPSTREAM may say where.
# region gate
python3 visits.py "${UPSTREAM:=127.0.0.1:8000}" &
./distrib gate --config app.yaml --site boston --listen "${LISTEN:=0.0.0.0:8080}" \
    --upstream "$UPSTREAM" --session-cookie visitor --capacity 200
# end region
