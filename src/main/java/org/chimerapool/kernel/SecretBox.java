package org.chimerapool.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what must be kept and used again, but never read by people: passwords of nodes and
/// wallets. May be used from any thread.
///
/// A sealed secret is one byte of format, 12 random bytes of nonce, and AES-256 in Galois counter
/// mode with its 16-byte tag (NIST SP 800-38D). The purpose is authenticated with it, so that a
/// secret cannot be moved to where it would mean something else.
public final class SecretBox {

  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final byte FORMAT = 1;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private SecretBox(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /// @param hex 64 hex digits
  public static SecretBox withKey(String hex) {
    if (hex.length() != 2 * KEY) {
      throw new IllegalArgumentException("a key has 64 hex digits, not " + hex.length());
    }
    return new SecretBox(HexFormat.of().parseHex(hex));
  }

  /// A key for something else than sealing, such as signing. The same one as long as the
  /// installation keeps its key; whoever has it learns nothing about that (HKDF-SHA256, RFC 5869).
  ///
  /// @param purpose what the key is for; another purpose gives an unrelated key
  /// @param algorithm as the JDK names it, such as `HmacSHA256`
  /// @return of 256 bits
  public SecretKey deriveKey(String purpose, String algorithm) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(key)
                  .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's HKDF cannot be used", e);
    }
  }

  /// The box of an installation.
  ///
  /// @param key 64 hex digits; empty for the one in the folder, made up where there is none yet
  /// @throws StartupFailure when the file cannot be read or written or holds no key
  public static SecretBox of(Path home, String key) {
    return key.isEmpty() ? withKeyIn(home.resolve("secret.key")) : withKey(key);
  }

  /// Reads the key, or makes one up where there is none yet. Whoever loses the file loses every
  /// secret that was sealed with it.
  ///
  /// @throws StartupFailure when the file cannot be read or written or holds no key
  static SecretBox withKeyIn(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] fresh = new byte[KEY];
        new SecureRandom().nextBytes(fresh);
        OwnerOnly.write(file, HexFormat.of().formatHex(fresh) + "\n");
      }
      return withKey(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IOException | IllegalArgumentException e) {
      throw new StartupFailure(
          "The key of all kept passwords in %s cannot be used: expected 64 hex digits (%s)."
              .formatted(file, e.getClass().getSimpleName()),
          "Bring the file back from a backup, or move it away: kept passwords must then be entered"
              + " again.");
    }
  }

  /// @param purpose what the secret is for; the same must be said to open it
  public byte[] seal(String secret, String purpose) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = new byte[1 + NONCE];
    sealed[0] = FORMAT;
    System.arraycopy(nonce, 0, sealed, 1, NONCE);
    try {
      byte[] encrypted =
          cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] whole = Arrays.copyOf(sealed, sealed.length + encrypted.length);
      System.arraycopy(encrypted, 0, whole, sealed.length, encrypted.length);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's AES cannot be used", e);
    }
  }

  /// @throws UnreadableSecretException when it was sealed with another key or for another purpose,
  /// or was changed
  public String open(byte[] sealed, String purpose) {
    if (sealed.length < 1 + NONCE + TAG_BITS / 8 || sealed[0] != FORMAT) {
      throw new UnreadableSecretException("it is no secret of format " + FORMAT);
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
    try {
      byte[] secret =
          cipher(Cipher.DECRYPT_MODE, nonce, purpose)
              .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
      return new String(secret, StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new UnreadableSecretException(
          "it was sealed with another key or for another purpose than " + purpose);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's AES cannot be used", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
