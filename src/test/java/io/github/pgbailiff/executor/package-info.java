/** Tests of what people ask for, from the typed command to what is done on a real cluster. */
@NullMarked
package io.github.pgbailiff.executor;

import org.jspecify.annotations.NullMarked;
