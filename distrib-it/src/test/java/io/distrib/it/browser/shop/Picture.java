package io.distrib.it.browser.shop;

import com.google.common.io.ByteSource;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws the pictures of the shop. */
final class Picture {
  private static final int SIDE = 96;

  private Picture() {}

  /** A square PNG with a disc in it. */
  static ByteSource disc(Color color) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double radius = Math.hypot(x - SIDE / 2.0, y - SIDE / 2.0);
        image.setRGB(x, y, (radius < 0.4 * SIDE ? color : Color.WHITE).getRGB());
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteSource.wrap(png.toByteArray());
  }
}
