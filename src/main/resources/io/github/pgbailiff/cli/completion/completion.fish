# fish completion for pgbailiff: as pgbailiff.fish into ~/.config/fish/completions or
# /usr/share/fish/vendor_completions.d; or for this shell: pgbailiff completion fish | source
complete -c pgbailiff -f
complete -c pgbailiff -l config -r -F -d 'the configuration'
complete -c pgbailiff -l format -x -a 'table json csv' -d 'form of the answer'
complete -c pgbailiff -l yes -d 'confirms'
complete -c pgbailiff -l wait -x -a '5m 15m 1h' -d 'waits for a decision'
@NAMES@
@WORDS@
