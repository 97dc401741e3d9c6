package main

import (
	"fmt"
	"log"
	"net/http"
)

// order answers with one order as text.
func order(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if id == "" {
		http.Error(w, "which order?", http.StatusBadRequest)
		return
	}
	fmt.Fprintf(w, "order %s\n", id)
}

func main() {
	http.HandleFunc("GET /orders/{id}", order)
	log.Fatal(http.ListenAndServe(":8000", nil))
}
