/**
 * What the program answers, as values: reports of tables and trees, cards with buttons, refusals,
 * questions.
 *
 * <p>Must not know markup, platforms, or where the values came from. Text in here is never escaped:
 * the renderers do that, once.
 */
@NullMarked
package io.github.pgbailiff.reply;

import org.jspecify.annotations.NullMarked;
