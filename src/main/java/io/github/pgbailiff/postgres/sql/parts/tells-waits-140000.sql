-- Whether session a tells what it waits for, from 14 on.
true
