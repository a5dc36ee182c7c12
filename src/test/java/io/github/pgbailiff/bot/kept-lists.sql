select answer from stored_answer
