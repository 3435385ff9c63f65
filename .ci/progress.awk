# Shows what pip is doing in one line that moves, and whole any line that tells of an error.
/^Collecting/ { printf "\r  fetched %d packages ", ++count; fflush() }
/^Installing/ { printf "\r  installing %d packages ...", count; fflush() }
/ERROR|error:/ { print "\n" $0 }
END { printf "\n" }
