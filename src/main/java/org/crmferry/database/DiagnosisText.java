package org.crmferry.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.crmferry.database.Diagnosis.Problem;

/** The words of each diagnosis: what happened, why, what to do next. */
final class DiagnosisText {
    private DiagnosisText() {}

    static String of(Problem problem, String url, String user, List<Throwable> chain) {
        String where = Diagnosis.where(url);
        String login = user.isEmpty() ? "no user name" : "user " + user;
        return switch (problem) {
            case HOST_NOT_FOUND ->
                "The host of " + where + " was not found: no computer of that name is known here."
                        + " Check the spelling, or whether a VPN must be on.";
            case PORT_CLOSED ->
                "Nothing answers at " + where + ": the computer is there, but the port is closed."
                        + " Check the port number, and that the database server runs and accepts connections from other"
                        + " computers.";
            case TIMEOUT ->
                "No answer from " + where + " in time: a firewall may swallow the connection, or the"
                        + " server is overloaded or off. Check the address and the firewall, then try again.";
            case WRONG_LOGIN ->
                "The server at " + where + " refused " + login + ": the user does not exist there, the"
                        + " password is wrong, or this user may not enter from this computer. Enter both again.";
            case NO_SUCH_DATABASE ->
                "There is no such database at " + where + ": the server was reached, but knows no"
                        + " database of that name. Check its spelling (case matters), or create it first.";
            case MISSING_RIGHT ->
                "A right is missing at " + where + ": " + login + " was let in, but may not use this"
                        + " database, schema or file. Have its owner grant it: reading for a source; reading and writing"
                        + " for a target.";
            case HOST_NOT_ALLOWED ->
                "The server at " + where + " does not let this computer in: its list of allowed"
                        + " computers has no entry that fits " + login + ". Have its administrator add one.";
            case TLS_REFUSED ->
                "The server at " + where + " does not speak TLS, but the address demands an encrypted"
                        + " connection. Switch TLS on at the server, or, in a network you trust, take the demand out of"
                        + " the address (" + tlsSetting(url) + ").";
            case TLS_REQUIRED ->
                "The server at " + where + " accepts encrypted connections only. Add " + tlsSetting(url)
                        + " to the address.";
            case TLS_UNTRUSTED ->
                "The encrypted connection to " + where + " failed: the server's certificate is not"
                        + " trusted, belongs to another name, or both sides know no common TLS version. Give the"
                        + " certificate of its authority in the address, or have the server's certificate renewed.";
            case DRIVER_MISSING ->
                "The driver for " + where + " is missing or cannot be loaded: this copy of the"
                        + " program is incomplete. Put the driver's jar into the folder lib, or install again.";
            case ADDRESS_WRONG ->
                "The address " + where + " cannot be understood: a setting in it is unknown, missing"
                        + " or wrong. Correct the address.";
            default -> ofFile(problem, where, chain);
        };
    }

    private static String ofFile(Problem problem, String where, List<Throwable> chain) {
        return switch (problem) {
            case FILE_MISSING ->
                "There is no database file at " + where + ". Check the path (for H2 without .mv.db)"
                        + " and that the disk is connected.";
            case FILE_LOCKED ->
                "The database file at " + where + " is in use by another program, or by another part of"
                        + " this one. Close that program (the CRM, a database viewer, a second ferry), then try again.";
            case FILE_READ_ONLY ->
                "The database file at " + where + " can only be read: the file or its disk is"
                        + " write-protected, or it is open for reading as well. Choose a copy that can be written.";
            case FILE_VERSION ->
                "The database file at " + where + " was written by another, incompatible version of"
                        + " the database program. Export it there as a script and import that into a new file.";
            case NOT_A_DATABASE ->
                "The file at " + where + " is not a database of this kind, or it is damaged. Check"
                        + " the path, or take a backup of the file.";
            case WRONG_FILE_PASSWORD ->
                "The file at " + where + " could not be decrypted: the file password is wrong"
                        + " or missing, or the address names another cipher than the file has. Enter it again: file"
                        + " password, a blank, user password.";
            case TOO_MANY_CONNECTIONS ->
                "The server at " + where + " has no connection left for us. Close other"
                        + " programs that use it, raise its limit, or wait and try again.";
            case STARTING_UP ->
                "The server at " + where + " is starting up or shutting down. Wait a moment and try" + " again.";
            case CONNECTION_LOST ->
                "The connection to " + where + " broke: the server was stopped, or the network"
                        + " failed. When it is back, try again" + code(chain) + ".";
            default ->
                "The database at " + where + " could not be used for a reason this program does not know" + code(chain)
                        + ". Show this code to its administrator.";
        };
    }

    private static String tlsSetting(String url) {
        String scheme = url.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("jdbc:postgresql:")) {
            return "sslmode=require";
        } else if (scheme.startsWith("jdbc:sqlserver:")) {
            return "encrypt=true";
        } else if (scheme.startsWith("jdbc:oracle:")) {
            return "(PROTOCOL=tcps)";
        }
        return "sslMode=verify-full, or sslMode=trust";
    }

    private static String code(List<Throwable> chain) {
        for (Throwable t : chain) {
            if (t instanceof SQLException e && (e.getSQLState() != null || e.getErrorCode() != 0)) {
                return " (SQLSTATE " + e.getSQLState() + ", code " + e.getErrorCode() + ")";
            }
        }
        return "";
    }
}
