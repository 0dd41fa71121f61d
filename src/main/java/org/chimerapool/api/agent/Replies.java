package org.chimerapool.api.agent;

import jakarta.websocket.Session;
import java.util.ArrayDeque;
import java.util.Queue;

/// Sends answers one after the other: a socket takes the next text only when the one before is out.
final class Replies {

  private final Session session;
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean sending;

  Replies(Session session) {
    this.session = session;
  }

  void send(String text) {
    synchronized (waiting) {
      if (sending) {
        waiting.add(text);
        return;
      }
      sending = true;
    }
    write(text);
  }

  private void write(String text) {
    session.getAsyncRemote().sendText(text, result -> next());
  }

  private void next() {
    String text;
    synchronized (waiting) {
      text = waiting.poll();
      sending = text != null;
    }
    if (text != null) {
      write(text);
    }
  }
}
