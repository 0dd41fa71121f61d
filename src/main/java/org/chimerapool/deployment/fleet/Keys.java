package org.chimerapool.deployment.fleet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// Signatures of machines and of the console: ECDSA over P-256 with SHA-256, in DER.
///
/// Not Ed25519: the `openssl` command of 1.1.1 makes such keys but cannot sign a stream with them
/// (`pkeyutl -rawin` came with 3.0), and half of the machines in the field have it.
final class Keys {

  static final String ALGORITHM = "SHA256withECDSA";
  private static final int FIELD_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Keys() {}

  /// @param der of a public key as `openssl ec -pubout -outform DER` writes it
  /// @throws IllegalArgumentException when it is no key on P-256
  static PublicKey publicKey(byte[] der) {
    try {
      PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
      if (key instanceof ECPublicKey ec
          && ec.getParams().getCurve().getField().getFieldSize() == FIELD_BITS) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("expected a public key on P-256 in DER", e);
    }
    throw new IllegalArgumentException("expected a public key on P-256 in DER");
  }

  static boolean signed(byte[] publicKey, byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(publicKey(publicKey));
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's ECDSA cannot be used", e);
    }
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /// What a person compares on both sides: 48 bits over both keys, so that whoever stands between
  /// the two shows different ones.
  static String code(byte[] console, byte[] machine) {
    String hex = hex(sha256(console, machine));
    return hex.substring(0, 4) + "-" + hex.substring(4, 8) + "-" + hex.substring(8, 12);
  }
}
