@NullMarked
package io.github.pgbailiff.store;

import org.jspecify.annotations.NullMarked;
