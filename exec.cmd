@rem npm scripts say "exec node": a shell then hands signals to Node. This is that word for cmd.exe.
@%*
