package org.chimerapool.chain.adapter.bitcoin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import org.chimerapool.chain.NodeAccess;

/// How a node lets us in: HTTP basic authentication with a user's password, or with what is in the
/// node's cookie file, which changes each time that the node starts.
record NodeLogin(String user, String password, String cookieFile) {

  private static final int MAX_COOKIE = 4096;

  static NodeLogin of(NodeAccess node) {
    return new NodeLogin(node.user(), node.password(), node.cookieFile());
  }

  /// The header `Authorization`.
  String header() throws RpcException {
    String secret = cookieFile.isEmpty() ? user + ":" + password : cookie();
    return "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
  }

  /// What to look at when the node does not let us in.
  String advice() {
    return cookieFile.isEmpty()
        ? "refuses the user '%s' or its password: rpcauth, or rpcuser and rpcpassword, of its bitcoin.conf must match"
            .formatted(user)
        : "refuses the cookie in %s: it must be this node's own file".formatted(cookieFile);
  }

  private String cookie() throws RpcException {
    try (InputStream in = Files.newInputStream(Path.of(cookieFile))) {
      return new String(in.readNBytes(MAX_COOKIE), StandardCharsets.UTF_8).strip();
    } catch (IOException | InvalidPathException e) {
      throw RpcException.of(
          RpcException.Kind.NOT_LET_IN,
          "cannot be asked: its cookie file %s cannot be read (%s)"
              .formatted(cookieFile, e.getClass().getSimpleName()));
    }
  }

  /// Without the password.
  @Override
  public String toString() {
    return "NodeLogin[" + user + "]";
  }
}
