# bash completion for pgbailiff. For this shell: source <(pgbailiff completion bash). For every one: as pgbailiff into
# /usr/share/bash-completion/completions or ~/.local/share/bash-completion/completions.
_pgbailiff() {
  local line=${COMP_LINE:0:COMP_POINT} last='' before='' command='' named='' clusters='' offered='' word
  local -a typed
  read -ra typed <<<"$line"
  case $line in *[[:space:]]) ;; *) last=${typed[${#typed[@]} - 1]} && unset "typed[${#typed[@]} - 1]" ;; esac
  for word in "${typed[@]:1}"; do
    case $before in --config | --format | --wait) before='' && continue ;; esac
    case $word in
      --*) before=$word ;;
      *) if [[ -z $command ]]; then command=$word; elif [[ $word != *[:=]* && $word == [!0-9]* ]]; then named=yes; fi ;;
    esac
  done
  case $before in
    --config) compopt -o default 2>/dev/null; return ;;
    --format) offered='table json csv' ;;
    --wait) offered='5m 15m 1h' ;;
    *) case $command in
      '') offered='@NAMES@' ;;
@WORDS@
    esac ;;
  esac
  if [[ $clusters && -z $named && $last != *[:/-]* ]]; then
    offered+=" $("$1" completion clusters 2>/dev/null </dev/null)"
  fi
  [[ $last != --* ]] || offered+=' --config --format --yes --wait'
  COMPREPLY=()
  for word in $offered; do
    # The values of a key only behind it; and what stands before the colon is no part of the word where bash ends words there.
    [[ $word == "$last"* && ( $last == *:* || $word != *:?* ) ]] || continue
    [[ $COMP_WORDBREAKS != *:* || $last != *:* ]] || word=${word#*:}
    COMPREPLY+=("$word")
  done
  [[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *: ]] || compopt -o nospace 2>/dev/null
}
complete -F _pgbailiff pgbailiff ./pgbailiff
