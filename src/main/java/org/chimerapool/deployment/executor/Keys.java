package org.chimerapool.deployment.executor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Iterator;
import java.util.Optional;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/// Keys of SSH as text.
final class Keys {

  private Keys() {}

  static KeyPair made() {
    try {
      return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no Ed25519 key can be made here", e);
    }
  }

  static String privateText(KeyPair pair) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "chimera", null, text);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a key cannot be written", e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /// @throws IllegalArgumentException when it is no private key, or has a passphrase
  static KeyPair pair(String text) {
    try {
      Iterable<KeyPair> pairs =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName("key"),
              new ByteArrayInputStream((text.strip() + "\n").getBytes(StandardCharsets.UTF_8)),
              FilePasswordProvider.EMPTY);
      Iterator<KeyPair> found = pairs == null ? null : pairs.iterator();
      if (found != null && found.hasNext()) {
        return found.next();
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "expected a private key without a passphrase, in the format of OpenSSH or PEM", e);
    }
    throw new IllegalArgumentException(
        "expected a private key that begins with -----BEGIN, not something else");
  }

  static String publicText(PublicKey key) {
    return PublicKeyEntry.toString(key);
  }

  static Optional<PublicKey> publicKey(String text) {
    try {
      return Optional.ofNullable(
          PublicKeyEntry.parsePublicKeyEntry(text)
              .resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }

  static String fingerprint(PublicKey key) {
    return KeyUtils.getFingerPrint(key);
  }
}
