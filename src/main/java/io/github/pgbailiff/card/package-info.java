/**
 * Requests and blocks as people see them: cards, titles, buttons and sentences.
 *
 * <p>Must not know markup, platforms, or how a request is carried out.
 */
@NullMarked
package io.github.pgbailiff.card;

import org.jspecify.annotations.NullMarked;
