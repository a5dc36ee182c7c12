/**
 * Replies as text: blocks, grids and trees of characters, safe to show.
 *
 * <p>Must not know any one platform, or its markup.
 */
@NullMarked
package io.github.pgbailiff.chat.text;

import org.jspecify.annotations.NullMarked;
