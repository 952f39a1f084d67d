complete -c chatflow -n 'not __fish_seen_subcommand_from draw diff history export format show check test chat explore merge git-setup lsp config keys help' -k -xa '(__fish_complete_suffix .yaml)'
