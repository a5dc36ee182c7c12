package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.reply.Reply;

/** A way of writing replies down. */
public interface Renderer {

  /** The reply as whole lines, the last one ended too. */
  String render(Reply reply);
}
