@NullMarked
package io.github.pgbailiff.audit;

import org.jspecify.annotations.NullMarked;
