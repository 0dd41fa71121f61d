package org.chimerapool.api.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/// The body of a request, which is never read beyond what it may hold.
final class Body {

  private Body() {}

  /// @throws TooLargeException before anything is read, where the request tells its length
  static byte[] read(HttpServletRequest request, int most) throws IOException {
    if (request.getContentLengthLong() > most) {
      throw new TooLargeException(most);
    }
    byte[] bytes = request.getInputStream().readNBytes(most + 1);
    if (bytes.length > most) {
      throw new TooLargeException(most);
    }
    return bytes;
  }

  static final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private TooLargeException(int most) {
      super("expected at most %d bytes".formatted(most), null, false, false);
    }
  }
}
