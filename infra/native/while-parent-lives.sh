#!/bin/sh
# Runs a server for as long as whoever started this holds the other end of its standard input:
#   while-parent-lives.sh LOGFILE COMMAND [ARGUMENT...]
# Prints the server's process id, ends with its exit code. A parent that dies, however, closes that end, and the server is killed.
log=$1
shift
exec 3<&0
"$@" </dev/null >>"$log" 2>&1 3<&- &
server=$!
echo "$server"
exec >/dev/null 2>&1
{
  read -r _ <&3
  kill -KILL "$server"
} &
watcher=$!
wait "$server"
code=$?
kill -KILL "$watcher"
exit "$code"
