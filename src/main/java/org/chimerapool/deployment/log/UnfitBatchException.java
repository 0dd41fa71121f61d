package org.chimerapool.deployment.log;

/// What a machine sent is no continuation of its log. The message names what was expected and came.
public class UnfitBatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitBatchException(String message) {
    super(message);
  }

  UnfitBatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
