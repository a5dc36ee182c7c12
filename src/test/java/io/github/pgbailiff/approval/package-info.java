@NullMarked
package io.github.pgbailiff.approval;

import org.jspecify.annotations.NullMarked;
