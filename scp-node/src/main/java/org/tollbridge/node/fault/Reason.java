package org.tollbridge.node.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or connection cannot be used, in words. Java's own messages are often only a path, or empty. */
public final class Reason {

    private Reason() {}

    /** The reason on one line, never empty; names the file if the exception does. */
    public static String of(IOException fault) {
        return switch (fault) {
            case FileSystemException ofFile ->
                (ofFile.getFile() == null ? "" : ofFile.getFile() + ": ") + words(ofFile);
            case CharacterCodingException unreadable -> "it is not in the encoding that is expected";
            case EOFException early -> "it ends too early";
            case ClosedChannelException closed -> "the connection is closed";
            default -> said(fault);
        };
    }

    public static String of(UncheckedIOException fault) {
        IOException cause = fault.getCause();
        return cause == null ? fault.toString() : of(cause);
    }

    private static String words(FileSystemException fault) {
        return switch (fault) {
            case NoSuchFileException none -> "no such file or folder";
            case AccessDeniedException denied -> "permission denied";
            case FileAlreadyExistsException there -> "there is a file of this name";
            case NotDirectoryException file -> "it is not a folder";
            default -> fault.getReason() == null ? kind(fault) : fault.getReason();
        };
    }

    private static String said(IOException fault) {
        String message = fault.getMessage();
        return message == null || message.isBlank()
                ? kind(fault)
                : message.lines().findFirst().orElseThrow();
    }

    private static String kind(IOException fault) {
        return fault.getClass().getSimpleName();
    }
}
