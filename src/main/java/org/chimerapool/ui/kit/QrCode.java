package org.chimerapool.ui.kit;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.vaadin.flow.component.html.Image;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A QR code as a drawing, dark on white in every colour scheme, so that every camera reads it.
public final class QrCode extends Image {

  private static final int QUIET_ZONE = 4;

  /// Squares on one side, the quiet zone included: version 9.
  private static final int EASY = 53 + 2 * QUIET_ZONE;

  /// @param text what a camera reads
  /// @param label what it is, for those who do not see it
  public QrCode(String text, String label) {
    super(source(svg(text)), label);
    addClassName("qr");
  }

  /// One path of unit squares.
  static String svg(String text) {
    BitMatrix modules = modules(text);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' shape-rendering='crispEdges'>"
            .formatted(modules.getWidth(), modules.getHeight())
        + "<path fill='#fff' d='M0 0h%dv%dH0z'/><path fill='#000' d='%s'/></svg>"
            .formatted(modules.getWidth(), modules.getHeight(), path);
  }

  /// With as much error correction as fits into what a camera reads from a screen with ease.
  private static BitMatrix modules(String text) {
    BitMatrix last = null;
    for (ErrorCorrectionLevel level :
        List.of(
            ErrorCorrectionLevel.H,
            ErrorCorrectionLevel.Q,
            ErrorCorrectionLevel.M,
            ErrorCorrectionLevel.L)) {
      Optional<BitMatrix> drawn = modules(text, level);
      if (drawn.filter(code -> code.getWidth() <= EASY).isPresent()) {
        return drawn.get();
      }
      last = drawn.orElse(last);
    }
    if (last == null) {
      throw new IllegalArgumentException(
          "no QR code takes this text of " + text.length() + " characters");
    }
    return last;
  }

  /// Empty where the text does not fit.
  private static Optional<BitMatrix> modules(String text, ErrorCorrectionLevel level) {
    try {
      return Optional.of(
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      level,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8",
                      EncodeHintType.MARGIN,
                      QUIET_ZONE)));
    } catch (WriterException e) {
      return Optional.empty();
    }
  }

  private static String source(String svg) {
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
  }
}
