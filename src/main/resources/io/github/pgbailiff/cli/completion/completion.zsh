#compdef pgbailiff
# zsh completion for pgbailiff: as _pgbailiff into a folder of $fpath, such as /usr/share/zsh/vendor-completions; or for
# this shell: source <(pgbailiff completion zsh).
_pgbailiff() {
  local last=$words[CURRENT] before='' command='' named='' clusters='' word
  local -a first offered values
  for word in ${words[2,CURRENT-1]}; do
    case $before in --config | --format | --wait) before='' && continue ;; esac
    case $word in
      --*) before=$word ;;
      *) if [[ -z $command ]]; then command=$word; elif [[ $word != *[:=]* && $word == [^0-9]* ]]; then named=yes; fi ;;
    esac
  done
  case $before in
    --config) _files; return ;;
    --format) compadd table json csv; return ;;
    --wait) compadd 5m 15m 1h; return ;;
  esac
  case $command in
    '')
      first=(
@NAMES@
      )
      _describe -t commands 'command or verb' first ;;
@WORDS@
  esac
  [[ $last != --* ]] || compadd -- --config --format --yes --wait
  if [[ $clusters && -z $named && $last != *[:/-]* ]]; then
    compadd -- ${(f)"$($words[1] completion clusters 2>/dev/null </dev/null)"}
  fi
  if [[ $last == *:* ]]; then
    compadd -- $values
  else
    compadd -S '' -- ${(M)offered:#*:}
    compadd -- ${offered:#*:}
  fi
}
if [[ $funcstack[1] == _pgbailiff ]]; then _pgbailiff "$@"; else compdef _pgbailiff pgbailiff; fi
